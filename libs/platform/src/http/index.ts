export {
  type Access,
  Authenticated,
  Can,
  ClientAddress,
  type DeskRequest,
  MayWrite,
  Public,
  replyOf,
  ReqCtx,
  requestOf,
  SameOrigin,
  TraceId,
} from '../auth';
export {
  Answers,
  AnswersFile,
  AnswersNothing,
  AnswersPlain,
  AnswersText,
  EntityTag,
  JsonText,
  jsonText,
  WithStatus,
  withStatus,
} from './answers';
export { configureHttp, httpAdapter } from './configure-http';
export { ContractPipe } from './contract.pipe';
export { HttpModule } from './http.module';
export { acceptedHosts, isOwnName, ownAddresses } from './hosts';
export { Idempotent } from './idempotency';
export { IfMatch, readIfMatch } from './if-match';
export { loggerParams } from './logging';
export { openApiOf } from './openapi';
export { problemOf, refusalOf } from './problem.filter';
export { type BodyConfig, TakesBody } from './route-options';
export { type Route, Routes } from './routes';
export { statuses } from './statuses';
