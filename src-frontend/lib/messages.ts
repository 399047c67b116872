import type {
	ActivityRequest,
	LeaseAnswer,
	LeaseRequest,
} from '../../types/messages';

export type { ActivityAnswer } from '../../types/messages';
export type { ActivityRequest, LeaseAnswer, LeaseRequest };

/** A number that the server gave for one target. */
export type GivenNumber = LeaseAnswer[ 'numbers' ][ number ];

export type Shown = ActivityRequest[ 'shown' ][ number ];

export type EventType = ActivityRequest[ 'events' ][ number ][ 'type' ];
