/** What the user asked for cannot be done; the message is the one line to show. */
export class UsageError extends Error {}
