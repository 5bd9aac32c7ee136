// Before any module: the server's content policy forbids eval, and zod tries it when its first schema is made.
globalThis.__zod_globalConfig = { jitless: true }
