export { CONFIG, ConfigModule } from './config.module';
export { envExample } from './env-example';
export { generateKeys } from './generate-keys';
export { ConfigError, environmentOver, loadConfig, loadConfigOrDie, type Environment } from './load-config';
export { settingFacts, settings, type SettingFacts, type SettingName, type Settings } from './settings';
export {
  processesThatNeed,
  views,
  type ApiConfig,
  type BothConfig,
  type Config,
  type MigrateConfig,
  type ProcessKind,
  type WorkerConfig,
} from './views';
