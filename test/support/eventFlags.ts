/** What every event needs that is reported to Gong, and what those about content need besides. */
export const EVENT = ['--reporting-system', 'DocuSign', '--event-time', '2026-03-10T09:00:00Z'];
export const CONTENT = [
    ...EVENT,
    '--content-id',
    '1',
    '--content-url',
    'https://docs.example.com/1',
    '--content-title',
    'Offer'
];
