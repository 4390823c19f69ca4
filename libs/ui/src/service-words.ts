export { serviceNames } from '@sourcedesk/domain/services';
