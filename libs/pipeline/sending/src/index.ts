export { SendingModule } from './sending.module';
export { SendingService } from './sending.service';
export { RepliesService } from './replies.service';
export { DeliveryService } from './delivery';
export { SENDING_TIMING, usualSendingTiming, type SendingTiming } from './sending-timing';
