import { __ } from '@wordpress/i18n';
import type { Column } from './columns';
import type { Encoding } from './decode';
import type { Sum } from './steps';

export const columnText = ( column: Column ): string =>
	( {
		started: __( 'When the call began', 'ringwell' ),
		time: __( 'Time of day, if it stands apart', 'ringwell' ),
		caller: __( 'Who rang', 'ringwell' ),
		did: __( 'Number that was dialled', 'ringwell' ),
		direction: __( 'In or out', 'ringwell' ),
		state: __( 'Result', 'ringwell' ),
		talk: __( 'How long they talked', 'ringwell' ),
		wait: __( 'How long the caller waited', 'ringwell' ),
		call: __( 'Id of the call', 'ringwell' ),
	} )[ column ];

export const whyText = ( why: Sum[ 'leftOut' ][ number ][ 'why' ] ): string =>
	( {
		no_time: __( 'No time of a call', 'ringwell' ),
		in_future: __( 'The call would be in the future', 'ringwell' ),
		no_phone: __( 'No phone in this row', 'ringwell' ),
		no_number: __( 'The number that was dialled is missing', 'ringwell' ),
		unknown_direction: __(
			'Nobody has said what its word for the direction means',
			'ringwell'
		),
		unknown_result: __(
			'Nobody has said what its word for the result means',
			'ringwell'
		),
		internal: __( 'A call between employees', 'ringwell' ),
		not_wanted: __( 'Passed over, as you chose', 'ringwell' ),
	} )[ why ];

export const encodingText = ( encoding: Encoding ): string =>
	( {
		'utf-8': 'UTF-8',
		'windows-1251': 'Windows-1251',
		'utf-16le': 'UTF-16',
		ibm866: 'DOS (CP866)',
		'koi8-r': 'KOI8-R',
	} )[ encoding ];

export const resultOptions = () => [
	{ value: 'talked', label: __( 'Answered', 'ringwell' ) },
	{ value: 'missed', label: __( 'Missed', 'ringwell' ) },
	{
		value: 'ended',
		label: __( 'The seconds of talk tell', 'ringwell' ),
	},
	{ value: 'nothing', label: __( 'Leave such rows out', 'ringwell' ) },
];
