import { method } from './method.ts';

export const auth = {
  'auth.test': method('free', {}, (_, { workspace }) => ({
    url: `https://${workspace.teamDomain}.slack.com/`,
    team: workspace.teamDomain,
    user: workspace.bot.name,
    team_id: workspace.teamId,
    user_id: workspace.bot.id,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  })),

  'apps.connections.open': method(
    1,
    {},
    (_, core) => ({ url: `${core.origin.replace('http', 'ws')}${core.issueTicket()}` }),
    'app',
  ),
};
