import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import GongCalls from 'c/gongCalls';
import { refreshAll } from './lightning/refresh.js';
import { notifyRecordUpdateAvailable } from './lightning/uiRecordApi.js';
import { ask, page } from './platform.js';

// the base components' icons come with them, not from a sprite
const card = createElement('c-gong-calls', { is: GongCalls });
// as on the platform, a property that the page does not set is what the component's class makes of it
const { callsFirst, tracker } = page.properties;
Object.assign(card, {
    recordId: page.opportunityId,
    ...(callsFirst !== undefined && { callsFirst: Number(callsFirst) }),
    ...(tracker !== undefined && { tracker })
});
document.getElementById('card')!.append(card);

// choosing reloads the page with the choice in its address
const chooser = document.querySelector<HTMLFormElement>('form.chooser')!;
chooser.addEventListener('change', () => chooser.submit());

// saving the Opportunity, as a rep does: the card hears of it as from the platform
const record = document.querySelector<HTMLFormElement>('form.record')!;
record.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(record)].map(([name, value]) => [name, value || null]));
    const result = record.querySelector('output')!;
    ask('save', { recordId: page.opportunityId, fields }).then(
        async () => {
            result.textContent = 'Saved';
            await notifyRecordUpdateAvailable();
            await refreshAll();
        },
        ({ body }: { body: { message: string } }) => (result.textContent = body.message)
    );
});
