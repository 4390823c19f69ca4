import { type Config, environmentOver, loadConfig, type ProcessKind } from '@sourcedesk/platform/config';
import { readDeskKeys } from '../desk/desk-keys';

/** The configuration of a command: the environment, over what the desk of this data folder has made for itself. */
export function commandConfig<K extends ProcessKind>(kind: K): Config<K> {
  const { SOURCEDESK_DATA } = loadConfig('desk', environmentOver({}));
  return loadConfig(kind, environmentOver({ LOG_LEVEL: 'warn', ...readDeskKeys(SOURCEDESK_DATA) }));
}
