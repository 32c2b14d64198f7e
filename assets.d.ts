// What the bundler makes of files that are not TypeScript. Narrower than vite/client, which would
// bring the whole DOM into layers that must not know it.
declare module '*.css';
declare module '*?url' {
  const url: string;
  export default url;
}
/** Of what the bundler fills in, the part that is used: whether this is a built page. */
interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}
