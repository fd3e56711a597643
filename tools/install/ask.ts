import { createInterface } from 'node:readline/promises';

/** A line that a person types, or that comes on standard input; undefined when the input ends without one. */
export async function lineFrom(
    question: string,
    input: NodeJS.ReadableStream = process.stdin
): Promise<string | undefined> {
    const terminal = createInterface({ input, output: process.stderr });
    // the answer to a question never comes when the input ends first
    const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
    const answer = await Promise.race([terminal.question(question), ended]);
    terminal.close();
    return answer;
}
