export { SendingModule } from './sending.module';
export { SendingService } from './sending.service';
export { RepliesService } from './replies.service';
export { DeliveryService } from './delivery';
