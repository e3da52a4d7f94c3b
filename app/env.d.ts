interface ImportMetaEnv {
  /** Tend's own version, from package.json. */
  readonly VERSION: string
}
