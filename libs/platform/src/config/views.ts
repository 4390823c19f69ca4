import type { SettingName, Settings } from './settings';

interface View {
  /** Must be set, by the environment or a default. */
  needs: readonly SettingName[];
  /** Read when set. */
  reads: readonly SettingName[];
}

const everywhere = ['SOURCEDESK_DATA', 'DATABASE_POOL_SIZE', 'DEMO', 'LOG_LEVEL'] as const;
const served = ['PORT', 'HOST', 'PUBLIC_URL'] as const;
const outbound = ['FETCH_ALLOW_HOSTS', 'MAIL_ALLOW_HOSTS'] as const;
const received = ['INBOUND_DOMAIN', 'INBOUND_SMTP_PORT'] as const;
const listening = ['INBOUND_TLS_CERT', 'INBOUND_TLS_KEY'] as const;
const mailed = ['SYSTEM_SMTP_URL', 'SYSTEM_MAIL_FROM'] as const;
const apiOnly = ['TRUST_PROXY', 'INBOUND_SMTP_HOST', 'API_DATABASE_URL', 'JWT_SECRET', 'MAILBOX_PUBLIC_KEY'] as const;
const workerOnly = ['WORKER_DATABASE_URL', 'MAILBOX_PRIVATE_KEY', 'WORKER_CONCURRENCY'] as const;
const shared = [...everywhere, ...served, ...outbound, 'RAW_MAIL_KEY', 'INDEX_KEY'] as const;

/** What each kind of process needs and reads. What it does not read is not in its configuration: the API never holds the private mailbox key. */
export const views = {
  api: { needs: [...shared, ...apiOnly], reads: [...mailed, ...received, ...listening, 'METRICS_TOKEN'] },
  worker: { needs: [...shared, ...workerOnly], reads: [...mailed, ...received] },
  both: { needs: [...shared, ...apiOnly, ...workerOnly], reads: [...mailed, ...received, ...listening, 'METRICS_TOKEN'] },
  desk: { needs: ['SOURCEDESK_DATA', 'HOST', 'PORT', 'DEMO'], reads: ['DATABASE_URL'] },
  migrate: { needs: [...everywhere, 'DATABASE_URL'], reads: ['API_DATABASE_URL', 'WORKER_DATABASE_URL'] },
} as const satisfies Record<string, View>;

export type ProcessKind = keyof typeof views;

/** The configuration of one kind of process. */
export type Config<K extends ProcessKind> = {
  readonly [N in (typeof views)[K]['needs'][number]]: NonNullable<Settings[N]>;
} & { readonly [N in (typeof views)[K]['reads'][number]]: Settings[N] };

export type ApiConfig = Config<'api'>;
export type WorkerConfig = Config<'worker'>;
export type BothConfig = Config<'both'>;
export type MigrateConfig = Config<'migrate'>;

/** The kinds of process that cannot start without the setting. */
export function processesThatNeed(name: SettingName): ProcessKind[] {
  return (Object.keys(views) as ProcessKind[]).filter((kind) => (views[kind].needs as readonly SettingName[]).includes(name));
}
