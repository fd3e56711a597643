/** A field of a compiled Java class. */
export interface JavaField {
    name: string;
    /** The JVM's name of its type: `Lcom/example/Thing;`, with a `[` before it for an array. */
    descriptor: string;
    static: boolean;
}

const UTF8 = 1;
/** Bytes after the tag of each kind of constant, by tag (JVM specification, 4.4). */
const CONSTANT_LENGTH: Record<number, number> = {
    3: 4,
    4: 4,
    5: 8,
    6: 8,
    7: 2,
    8: 2,
    9: 4,
    10: 4,
    11: 4,
    12: 4,
    15: 3,
    16: 2,
    17: 4,
    18: 4,
    19: 2,
    20: 2
};
const STATIC = 0x0008;

/**
 * The fields of a class file, in order. Reading them here spares a JDK: `javap` is not part of a Java runtime.
 * @throws {Error} when the bytes are no class file
 */
export function readFields(bytes: Buffer): JavaField[] {
    if (bytes.readUInt32BE(0) !== 0xcafebabe) throw new Error('no Java class file');
    const { texts, end } = readConstants(bytes);
    // access flags, this class, super class, then the interfaces
    const interfaces = bytes.readUInt16BE(end + 6);
    let at = end + 8 + 2 * interfaces;
    const count = bytes.readUInt16BE(at);
    at += 2;
    return Array.from({ length: count }, () => {
        const field = {
            name: texts.get(bytes.readUInt16BE(at + 2)) ?? '',
            descriptor: texts.get(bytes.readUInt16BE(at + 4)) ?? '',
            static: (bytes.readUInt16BE(at) & STATIC) !== 0
        };
        at = skipAttributes(bytes, at + 6);
        return field;
    });
}

function readConstants(bytes: Buffer): { texts: Map<number, string>; end: number } {
    const texts = new Map<number, string>();
    const count = bytes.readUInt16BE(8);
    let at = 10;
    for (let index = 1; index < count; index++) {
        const tag = bytes.readUInt8(at);
        if (tag === UTF8) {
            const length = bytes.readUInt16BE(at + 1);
            texts.set(index, bytes.toString('utf8', at + 3, at + 3 + length));
            at += 3 + length;
            continue;
        }
        const length = CONSTANT_LENGTH[tag];
        if (length === undefined) throw new Error(`no Java constant has the tag ${tag}`);
        at += 1 + length;
        // a constant of eight bytes takes two numbers
        if (length === 8) index++;
    }
    return { texts, end: at };
}

function skipAttributes(bytes: Buffer, start: number): number {
    const count = bytes.readUInt16BE(start);
    let at = start + 2;
    for (let index = 0; index < count; index++) at += 6 + bytes.readUInt32BE(at + 2);
    return at;
}
