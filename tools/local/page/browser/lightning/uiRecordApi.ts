import { adapter, ask } from '../platform.js';

interface Config {
    recordId: string;
    fields?: string[];
    optionalFields?: string[];
}

const connected = new Set<() => Promise<void>>();

export const getRecord = adapter((config) => {
    const { recordId, fields = [], optionalFields = [] } = config as unknown as Config;
    return ask('record', { recordId, fields: [...fields, ...optionalFields] });
}, connected);

export async function notifyRecordUpdateAvailable(): Promise<void> {
    await Promise.all([...connected].map((askAgain) => askAgain()));
}
