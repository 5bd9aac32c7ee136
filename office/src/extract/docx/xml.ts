import { SaxesParser } from 'saxes'

export type XmlAttributes = Record<string, string>

/** Names come without their prefix: writers differ in prefixes, and no two elements read here share a local name. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text(text: string): void
}

/** Throws on XML that is not well-formed. Entities of a DTD are not expanded, so none can grow. */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => handler.open(localName(tag.name), localAttributes(tag.attributes)))
  parser.on('closetag', (tag) => handler.close(localName(tag.name)))
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  parser.write(new TextDecoder(encoding).decode(bytes)).close()
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localAttributes(attributes: XmlAttributes): XmlAttributes {
  const local: XmlAttributes = {}
  for (const name in attributes) local[localName(name)] = attributes[name] ?? ''
  return local
}

export interface XmlNode {
  name: string
  attributes: XmlAttributes
  children: XmlNode[]
}

/** For small parts (styles, numbering, relations); their text is of no interest. */
export function readXmlTree(bytes: Uint8Array): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] }
  const path = [root]
  readXml(bytes, {
    open(name, attributes) {
      const node: XmlNode = { name, attributes, children: [] }
      path.at(-1)?.children.push(node)
      path.push(node)
    },
    close() {
      path.pop()
    },
    text() {
      // nothing to keep
    },
  })
  return root.children[0] ?? root
}

export function childNode(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let found = node
  for (const name of path) found = found?.children.find((child) => child.name === name)
  return found
}

export function childValue(node: XmlNode | undefined, ...path: string[]): string | undefined {
  return childNode(node, ...path)?.attributes['val']
}

export function childNumber(node: XmlNode | undefined, ...path: string[]): number | undefined {
  const value = Number.parseInt(childValue(node, ...path) ?? '', 10)
  return Number.isNaN(value) ? undefined : value
}
