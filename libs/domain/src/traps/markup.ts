export { isUnseen, lookWithin, plainLook, type Look } from './hidden-style';
export { StyleSheet, styleBlocksIn, withoutComments, type StyledElement } from './style-sheet';
