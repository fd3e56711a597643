/** The local record page's life, for tests: how often Apex was called, when its first answer arrived and when that was drawn. */
declare var seen: { apexCalls: number; dataAt: number; drawnAt: number };
