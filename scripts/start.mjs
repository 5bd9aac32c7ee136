// npm start: installs what is missing, builds the web, then serves (server/src/entry/cli.ts serve).
import path from 'node:path'
import { become, buildWeb, installIfMissing, node24, root } from './node.mjs'

installIfMissing()
buildWeb()
become(node24, ['--disable-warning=ExperimentalWarning', path.join(root, 'server', 'src', 'entry', 'cli.ts'), 'serve'])
