declare module 'word-extractor' {
  interface Filter {
    filterUnicode?: boolean
  }

  interface WordDocument {
    getBody(options?: Filter): string
    getFootnotes(options?: Filter): string
    getEndnotes(options?: Filter): string
    getTextboxes(options?: Filter & { includeHeadersAndFooters?: boolean; includeBody?: boolean }): string
  }

  class WordExtractor {
    extract(source: Buffer | string): Promise<WordDocument>
  }

  export = WordExtractor
}

declare module 'word-extractor/lib/buffer-reader.js' {
  class BufferReader {
    constructor(buffer: Buffer)
  }
  export = BufferReader
}

declare module 'word-extractor/lib/ole-compound-doc.js' {
  import type BufferReader from 'word-extractor/lib/buffer-reader.js'
  import type { Readable } from 'node:stream'

  class OleCompoundDoc {
    constructor(reader: BufferReader)
    read(): Promise<this>
    stream(name: string): Readable
  }
  export = OleCompoundDoc
}
