<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static\Rules;

use PhpParser\Node;
use Ringwell\Tests\Static\SourceFile;

/** A room's tables are named only in that room; another room asks it. */
final class OwnTables implements Rule
{
    public const ROOMS = [
        'plans' => 'Plan',
        'crowds' => 'Plan',
        'numbers' => 'Number',
        'number_roles' => 'Number',
        'number_aliases' => 'Number',
        'targets' => 'Number',
        'sources' => 'Source',
        'source_groups' => 'Source',
        'placements' => 'Source',
        'pools' => 'Lease',
        'leases' => 'Lease',
        'exposures' => 'Lease',
        'pool_hours' => 'Lease',
        'refusals' => 'Page',
        'visits' => 'Visit',
        'page_views' => 'Visit',
        'connections' => 'Pbx',
        'connection_log' => 'Pbx',
        'connection_pulls' => 'Pbx',
        'signed_calls' => 'Pbx',
        'inbox' => 'Pbx',
        'recordings' => 'Recording',
        'recording_listens' => 'Recording',
        'recording_links' => 'Recording',
        'calls' => 'Call',
        'call_legs' => 'Call',
        'erased_calls' => 'Call',
        'attributions' => 'Attribution',
        'requests' => 'Request',
        'consents' => 'Request',
        'callbacks' => 'Callback',
        'callback_tries' => 'Callback',
        'limits' => 'Limit',
    ];

    public function faults(SourceFile $file): array
    {
        $room = preg_match('#^php/(\w+)/#', $file->path, $match) === 1 ? $match[1] : '';
        $faults = [];
        foreach ([...$file->all(Node\Scalar\String_::class), ...$file->all(Node\InterpolatedStringPart::class)] as $text) {
            preg_match_all('/\{([a-z_]+)\}/', $text->value, $found);
            foreach ($found[1] as $table) {
                $owner = self::ROOMS[$table] ?? null;
                if ($owner !== null && $owner !== $room) {
                    $faults[] = $file->fault($text, "names {{$table}}, which belongs to {$owner}");
                }
            }
        }

        return $faults;
    }
}
