/**
 * Reads a CSV (RFC 4180: quoted fields may hold delimiters, line breaks and doubled quotes; LF or CRLF).
 * @returns the rows, each with as many fields as it has; empty lines are left out
 */
export function parseCsv(text: string, delimiter = ','): string[][] {
    const rows: string[][] = [];
    let row: string[] = [];
    let field = '';
    let quoted = false;
    const endField = (): void => {
        row.push(field);
        field = '';
    };
    const endRow = (): void => {
        endField();
        if (row.length > 1 || row[0] !== '') rows.push(row);
        row = [];
    };
    const body = text.replace(/^\uFEFF/, '');
    for (let at = 0; at < body.length; at++) {
        const letter = body[at]!;
        if (quoted) {
            if (letter !== '"') field += letter;
            else if (body[at + 1] === '"') field += body[at++];
            else quoted = false;
        } else if (letter === '"') quoted = true;
        else if (letter === delimiter) endField();
        else if (letter === '\n') endRow();
        else if (letter !== '\r') field += letter;
    }
    endRow();
    return rows;
}
