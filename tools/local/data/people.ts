/**
 * Gong users of the fictional company. `offset`: minutes that the working day is ahead of UTC; `language`: of most of
 * the rep's calls (ISO 639-2).
 */
export const REPS = [
    { firstName: 'Maya', lastName: 'Okafor', title: 'Enterprise Account Executive', offset: -300, language: 'eng' },
    { firstName: 'Daniel', lastName: 'Reyes', title: 'Account Executive', offset: -480, language: 'eng' },
    { firstName: 'Zoë', lastName: 'Lindqvist', title: 'Senior Account Executive', offset: 60, language: 'ger' },
    { firstName: 'Tomás', lastName: 'Ibarra', title: 'Account Executive', offset: -180, language: 'spa' },
    { firstName: '美咲', lastName: '佐藤', title: 'エンタープライズ営業', offset: 540, language: 'jpn' },
    { firstName: 'Aaron', lastName: "O'Neill", title: 'Account Executive', offset: 0, language: 'eng' },
    { firstName: 'Priya', lastName: 'Raman', title: 'Solutions Engineer', offset: 330, language: 'eng' },
    { firstName: 'Łukasz', lastName: 'Wójcik', title: 'Solutions Engineer', offset: 60, language: 'eng' }
] as const;

/** Customers, in several scripts, a few written from right to left, a few with emoji. */
export const CUSTOMERS = [
    ['Grace Holloway', 'VP Operations'],
    ['Marcus Bell', 'Director of Metering'],
    ['Ingrid Sørensen', 'Chief Financial Officer'],
    ['محمد العلي', 'مدير المشتريات'],
    ['שירה לוי', 'סמנכ"לית תפעול'],
    ['فاطمة الزهراء بناني', 'Head of Field Services'],
    ['田中 由紀', '調達部長'],
    ['王小明', '信息技术总监'],
    ['김민수', '구매 담당 이사'],
    ['Ольга Петрова', 'Руководитель закупок'],
    ['Ιωάννα Παπαδοπούλου', 'Procurement Lead'],
    ['राहुल शर्मा', 'Head of IT'],
    ['Nguyễn Thị Mai', 'Project Manager'],
    ['Ana 🌿 Costa', 'Sustainability Lead 🌍'],
    ['Sam "Sparky" Delgado ⚡', 'Grid Engineer'],
    ['Jean-Baptiste d’Aubigny', 'Directeur des systèmes d’information'],
    ['José Ángel Muñoz', 'Jefe de compras'],
    ['Beth Carver', 'Security Architect'],
    ['Oluwaseun Adebayo', 'Regional Manager'],
    ['Kirsten Vogel', 'Leiterin Zählerwesen'],
    ['Pat Yi', null],
    ['Renée <Ops> & Co', 'Shared mailbox'],
    ['Hamish McAllister', 'Revenue Protection Manager'],
    ['Wei Lin', 'Data Engineer']
] as const;
