/** Version of the product, as in package.json; a spec compares the two. */
export const version = '0.1.0';
