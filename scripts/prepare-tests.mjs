// What the tests need beyond npm: a browser, Chinese fonts, LibreOffice, poppler. Installed as root, else named.
import { spawnSync } from 'node:child_process'

const NEEDS = [
  // The browser without its window: the same engine for 40 % less of the processor.
  { has: ['sh', ['-c', 'command -v "${CHROMIUM:-chromium-headless-shell}"']], debian: 'chromium-headless-shell' },
  {
    has: [
      'sh',
      ['-c', 'fc-list :lang=zh 2>/dev/null | grep -qi noto || ls /usr/share/fonts/opentype/noto/*CJK* >/dev/null'],
    ],
    debian: 'fonts-noto-cjk',
  },
  {
    has: ['sh', ['-c', 'command -v soffice && ls /usr/lib/libreoffice/program/libswlo.so']],
    debian: 'libreoffice-writer-nogui',
  },
  { has: ['test', ['-e', '/usr/lib/libreoffice/share/registry/calc.xcd']], debian: 'libreoffice-calc-nogui' },
  { has: ['sh', ['-c', 'command -v pdftoppm']], debian: 'poppler-utils' },
]

export function prepareTests() {
  const missing = NEEDS.filter(
    ({ has: [command, args] }) => spawnSync(command, args, { stdio: 'ignore' }).status !== 0,
  ).map((n) => n.debian)
  if (missing.length === 0) return
  const line = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) {
    console.error(`测试需要浏览器、字体和文档工具，请先运行：\n  sudo sh -c "${line}"`)
    process.exit(1)
  }
  console.log(`正在安装 ${missing.join(' ')} ……`)
  const done = spawnSync('sh', ['-c', line], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (done.status !== 0) {
    console.error(`安装失败，请检查网络后运行：\n  ${line}`)
    process.exit(1)
  }
}
