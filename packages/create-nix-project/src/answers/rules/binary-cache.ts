type Rule = (text: string) => string | undefined;

/** Cachix and Attic: https://github.com/zhaofengli/attic/blob/main/attic/src/cache.rs */
export const cacheName: Rule = (text) =>
  /^[A-Za-z0-9][A-Za-z0-9_+-]{0,49}$/.test(text)
    ? undefined
    : 'a name has up to 50 letters, digits, “-”, “_” and “+”, starting with a letter or digit';

const host = /[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?/.source;

export const cacheUrl: Rule = (text) => {
  if (text.length > 200) return 'it is longer than 200 characters';
  if (new RegExp(`^https://${host}(/[A-Za-z0-9._~-]+)*$`).test(text)) return undefined;
  return 'write an address such as “https://cache.example.org”, without a slash at the end';
};

/** Settings of a store: https://nix.dev/manual/nix/stable/store/types/s3-binary-cache-store */
export const cacheBucket: Rule = (text) => {
  if (text.length > 300) return 'it is longer than 300 characters';
  if (/[?&]secret-keys?=/.test(text)) return 'the workflow adds the secret key itself';
  if (/^s3:\/\/[a-z0-9][a-z0-9.-]+[a-z0-9](\?[a-z-]+=[\w.:/-]+(&[a-z-]+=[\w.:/-]+)*)?$/.test(text))
    return undefined;
  return 'write a bucket such as “s3://my-cache?region=eu-central-1”';
};

/** A name and the 32 bytes of a key of Ed25519, in Base64. */
export const cacheKey: Rule = (text) =>
  /^[A-Za-z0-9._-]{1,100}:[A-Za-z0-9+/]{43}=$/.test(text)
    ? undefined
    : 'a public key is NAME:BASE64, as `nix key convert-secret-to-public` prints it';
