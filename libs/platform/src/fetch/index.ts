export { isPublicAddress } from './address-rules';
export { canonicalHost, isAllowedHost, openChecked, systemResolver, type Dial, type DoorRules, type Resolver } from './checked-connection';
export { FetchError, type FetchErrorCode } from './fetch-error';
export { FetchModule, SAFE_FETCH } from './fetch.module';
export { pageText } from './page-text';
export { createSafeFetch, safeFetch, type Fetched, type FetchRequest, type SafeFetch, type SafeFetchOptions } from './safe-fetch';
