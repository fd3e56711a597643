import type { Component } from './catalogue.js';
import type { Finding } from './finding.js';
import type { Project } from './project.js';
import type { Element } from './xml.js';

/** One thing that is checked, over the whole project. */
export type Rule = (project: Project) => Iterable<Finding>;

/** A finding about an element of a component's file; about the whole component without one. */
export function at(component: Component, element: Element | undefined, message: string): Finding {
    return {
        path: component.path,
        line: (element ?? component.root).line,
        message,
        ...(element && { element: element.name })
    };
}
