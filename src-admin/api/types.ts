/* The messages of the REST doors, made from the same schemas that PHP checks, and names for their parts. */
import type {
	Adapters,
	Call,
	CallStory,
	ConnectionEvents,
	ConnectionLog,
	NumberReadAnswer,
	Overview,
	PoolNumbers,
	ReadySources,
	ReportSources,
	Source,
	SourceWrite,
} from '../../types/messages';

export type {
	AnyDesk,
	AnyMapping,
	Call,
	CallStory,
	Connection,
	ConnectionCounting,
	ConnectionWrite,
	HandCall,
	HandNumbers,
	ImportAnswer,
	ImportRows,
	NumberRow,
	NumberWrite,
	Overview,
	Pool,
	PoolWrite,
	Preview,
	RereadAnswer,
	ReportSources,
	Settings,
	Sight,
	SiteLine,
	Source,
	SourceGroup,
	SourceGroupWrite,
	SourceTestAnswer,
	SourceWrite,
	Speed,
	SpeedWrite,
	Target,
	TargetWrite,
} from '../../types/messages';

export type Adapter = Adapters[ number ];
export type AdapterField = Adapter[ 'fields' ][ number ];
export type Certainty = Call[ 'certainty' ];
export type Moment = CallStory[ 'moments' ][ number ];
export type RawEvent = ConnectionEvents[ number ];
export type LogLine = ConnectionLog[ number ];
export type PoolNumber = PoolNumbers[ number ];
export type ReadLine = NumberReadAnswer[ number ];
export type ReadySource = ReadySources[ number ];
export type ReportRow = ReportSources[ 'rows' ][ number ];
export type Need = Overview[ 'needs' ][ number ];
export type Rule = Source[ 'rule' ];
export type Group = Rule[ 'any' ][ number ];
export type Condition = Group[ 'all' ][ number ];
export type Placement = NonNullable< SourceWrite[ 'placements' ] >[ number ];
export type SetupStep = Adapter[ 'steps' ][ number ];
