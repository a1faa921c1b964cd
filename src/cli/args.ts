import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command's arguments.
 * @throws UsageError in Chinese for an unknown option or one without its value
 */
export function readArgs<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    if (!(e instanceof Error) || !code?.startsWith('ERR_PARSE_ARGS')) throw e;
    const option = /'([^']+)'/u.exec(e.message)?.[1] ?? '';
    throw new UsageError(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `不认识的选项 ${option}。` : `选项 ${option} 的写法不对。`,
    );
  }
}
