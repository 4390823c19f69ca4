export { type Access, accessKey, Authenticated, Can, MayWrite, Public, SameOrigin, sameOriginKey } from './access';
export { type AccessClaims, AccessTokens, accessTokenSeconds, notSignedIn } from './access-tokens';
export { AccessTokensModule } from './access-tokens.module';
export { AccessGuard } from './access.guard';
export { AuthModule } from './auth.module';
export { bearerToken, ClientAddress, type DeskRequest, replyOf, ReqCtx, requestOf, TraceId } from './request';
export { requestsPerMinute } from './request-limiter';
export { refreshCookieName } from './refresh-cookie-name';
export { openSuccessor, type Successor, successorOf } from './refresh-tokens';
