/** `0000` to `9999` as four bytes each, in the order in which they are written. */
export const fourDigits: usize = memory.data(40_000, 4);

for (let k: u32 = 0; k < 10_000; k++) {
  const digits = (k / 1000) | (((k / 100) % 10) << 8) | (((k / 10) % 10) << 16) | ((k % 10) << 24);
  store<u32>(fourDigits + ((<usize>k) << 2), digits + 0x30303030);
}
