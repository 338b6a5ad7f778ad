/** Address of a file that the bundler keeps beside the code. */
declare module '*?url' {
  const address: string;
  export default address;
}
