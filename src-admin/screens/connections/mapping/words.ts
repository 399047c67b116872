import { __ } from '@wordpress/i18n';
import type { OurField } from './draft';

/** In the order of the screen; those of the first list make a call, the others make it complete. */
export const MAIN: readonly OurField[] = [
	'call',
	'caller',
	'did',
	'state',
	'direction',
	'talk',
];
export const MORE: readonly OurField[] = [
	'started',
	'answered',
	'ended',
	'at',
	'wait',
	'recording',
];

export const fieldText = ( field: OurField ): string =>
	( {
		call: __( 'Id of the call', 'ringwell' ),
		caller: __( 'Who rings', 'ringwell' ),
		did: __( 'Number of the clinic that was dialled', 'ringwell' ),
		state: __( 'What happened', 'ringwell' ),
		direction: __( 'In or out', 'ringwell' ),
		talk: __( 'How long they talked', 'ringwell' ),
		started: __( 'When the call began', 'ringwell' ),
		answered: __( 'When it was answered', 'ringwell' ),
		ended: __( 'When it ended', 'ringwell' ),
		at: __( 'When the message was sent', 'ringwell' ),
		wait: __( 'How long the caller waited', 'ringwell' ),
		recording: __( 'Address of the recording', 'ringwell' ),
	} )[ field ];

export const fieldHelp = ( field: OurField ): string =>
	( {
		call: __(
			'The same in all messages of one call. Without one, the same caller to the same number in the same minute is one call.',
			'ringwell'
		),
		caller: '',
		did: '',
		state: __(
			'Words such as “ringing”, “answered”, “ended”, “missed”. Without it, the seconds of talk decide.',
			'ringwell'
		),
		direction: __(
			'Without it, every call counts as one from outside.',
			'ringwell'
		),
		talk: __(
			'Seconds, or 1:05. Above 0 the call was answered.',
			'ringwell'
		),
		started: '',
		answered: '',
		ended: '',
		at: '',
		wait: '',
		recording: '',
	} )[ field ];

export const directionOptions = () => [
	{ value: 'in', label: __( 'From outside', 'ringwell' ) },
	{ value: 'out', label: __( 'The clinic rang out', 'ringwell' ) },
	{ value: 'internal', label: __( 'Between employees', 'ringwell' ) },
];

export const stateOptions = () => [
	{ value: 'begun', label: __( 'The call began', 'ringwell' ) },
	{ value: 'ringing', label: __( 'It rings', 'ringwell' ) },
	{ value: 'answered', label: __( 'A person answered', 'ringwell' ) },
	{ value: 'ended', label: __( 'It is over', 'ringwell' ) },
	{
		value: 'talked',
		label: __( 'It is over, and they talked', 'ringwell' ),
	},
	{
		value: 'missed',
		label: __( 'It is over, and nobody answered', 'ringwell' ),
	},
	{ value: 'recording', label: __( 'A recording is ready', 'ringwell' ) },
	{ value: 'nothing', label: __( 'About no call: pass over', 'ringwell' ) },
];
