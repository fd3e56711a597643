import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_LENGTH = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_LENGTH = 46;
const LOCAL_HEADER_LENGTH = 30;
const DEFLATED = 8;

interface Entry {
    offset: number;
    packedLength: number;
    method: number;
}

/** A Java archive, which is a zip file. */
export class Jar {
    private readonly bytes: Buffer;
    private readonly entries = new Map<string, Entry>();

    /** @throws {Error} when the file is not a zip file without a comment, as build tools write them */
    constructor(path: string) {
        this.bytes = readFileSync(path);
        const end = this.bytes.length - DIRECTORY_END_LENGTH;
        if (this.bytes.readUInt32LE(end) !== DIRECTORY_END) throw new Error(`${path} is no jar`);
        let at = this.bytes.readUInt32LE(end + 16);
        while (this.bytes.readUInt32LE(at) === DIRECTORY_ENTRY) at = this.readEntry(at);
    }

    /** The content of a file in the archive, undefined when there is none of that name. */
    read(name: string): Buffer | undefined {
        const entry = this.entries.get(name);
        if (!entry) return undefined;
        // the local header has name and extra field lengths of its own
        const lengths = this.bytes.readUInt16LE(entry.offset + 26) + this.bytes.readUInt16LE(entry.offset + 28);
        const start = entry.offset + LOCAL_HEADER_LENGTH + lengths;
        const packed = this.bytes.subarray(start, start + entry.packedLength);
        return entry.method === DEFLATED ? inflateRawSync(packed) : packed;
    }

    /** The names of all files. */
    names(): Iterable<string> {
        return this.entries.keys();
    }

    private readEntry(at: number): number {
        const nameLength = this.bytes.readUInt16LE(at + 28);
        const nameAt = at + DIRECTORY_ENTRY_LENGTH;
        this.entries.set(this.bytes.toString('utf8', nameAt, nameAt + nameLength), {
            method: this.bytes.readUInt16LE(at + 10),
            packedLength: this.bytes.readUInt32LE(at + 20),
            offset: this.bytes.readUInt32LE(at + 42)
        });
        return nameAt + nameLength + this.bytes.readUInt16LE(at + 30) + this.bytes.readUInt16LE(at + 32);
    }
}
