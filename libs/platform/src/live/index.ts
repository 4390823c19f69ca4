export { LiveModule } from './live.module';
export { EventFeed } from './event-feed';
export { Subscribers } from './subscribers';
