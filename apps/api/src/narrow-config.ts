import { type Config, type ProcessKind, views } from '@sourcedesk/platform/config';

/** The part of a configuration that a kind of process may see: in one process with the worker, the API still holds no private mailbox key. */
export function narrowConfig<K extends ProcessKind>(config: Config<K> | Config<'both'>, kind: K): Config<K> {
  const names: readonly string[] = [...views[kind].needs, ...views[kind].reads];
  return Object.freeze(Object.fromEntries(Object.entries(config).filter(([name]) => names.includes(name)))) as Config<K>;
}
