import { describe, expect, it } from 'vitest';
import { graded } from '../support/reports.ts';

/** What is well settles only what was hit. */

describe('what is well beside it, or again', () => {
  it.each([
    ['域控被人拿下，没发现数据外传'],
    ['三台ERP主机让人给加了密，没发现数据外传'],
    ['超级管理员的密码不是我们改的，已改回，没发现数据外传'],
    ['开源组件的维护者把恶意代码合了进来，我们线上带着它跑了两天，业务正常'],
    ['DBA发现有人select全表往境外拉，已断，业务没受影响'],
    ['会议室的话筒被人远程打开听了，没发现录音外传'],
    ['灾备中心的密钥库备份不见了一份，业务正常'],
    ['地震预警App误报，是后台被入侵'],
  ])('settles no wrong that was done: %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it.each([
    ['全省的收银机一台接一台锁屏，未造成损失'],
    ['交易所行情停了，原因待查'],
    ['大桥的健康监测读数全是同一个数，原因待查'],
    ['官微凌晨骂起了人，现已找回'],
    ['养老金发放名单多出两百个不存在的人，已停发'],
    ['几个大城市的外卖骑手都收不到派单，已恢复'],
  ])('proves that something happened, which nobody read: %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it.each([
    ['骨干环断一处，保护倒换50毫秒，用户无感'],
    ['一个CDN节点硬盘坏了，调度自动切到相邻节点，用户无感知，备件明天到'],
    ['有人对省公司VPN暴力猜口令一整夜，账号均锁定，没进得来，也没有损失'],
    ['一台办公电脑中木马，已隔离，经查没有扩散，也没有数据外传'],
    ['自查发现后台有越权漏洞，日志翻遍没人利用过，没有信息泄露，已修复'],
    ['职工把客户名单带走，经查仅420人，已追回，未外传'],
    ['供应链系统被入侵，1300万条商品和报价数据被拷走，已确认不含任何用户信息'],
    ['今日值班平稳，未发现网络安全突发事件，各系统运行正常，无用户投诉'],
  ])('is the reason why there is nothing where it is of the matter: %s', (text) => {
    expect(graded(text)).toBe('below');
  });
});
