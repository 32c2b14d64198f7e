/** This program's version: that of package.json, which a layer that runs everywhere cannot read. */
export const PROGRAM = '0.1.0';
