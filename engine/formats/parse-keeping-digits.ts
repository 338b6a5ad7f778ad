/** A quick look: sixteen or more digits that are no fraction and end like a JSON value. */
const SUSPECT = /[^\d."]\d{16,}\s*[,}\]]/;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON, turning integers beyond 2^53 into text so that no digit is lost; says how many there were.
 * Throws `SyntaxError` like `JSON.parse`.
 */
export function parseKeepingDigits(json: string): { value: unknown; longIntegers: number } {
  if (!SUSPECT.test(json)) return { value: JSON.parse(json), longIntegers: 0 };
  let longIntegers = 0;
  const quoted = json.replace(TOKENS, (token) => {
    if (!/^-?\d{16,}$/.test(token) || Number.isSafeInteger(Number(token))) return token;
    longIntegers++;
    return `"${token}"`;
  });
  return { value: JSON.parse(quoted), longIntegers };
}
