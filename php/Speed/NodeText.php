<?php

declare(strict_types=1);

namespace Ringwell\Speed;

/** What a test said, in words, and what to do about it. */
final class NodeText
{
    public static function of(NodeState $node): string
    {
        return match ($node->code) {
            NodeState::OK => __('It answers, and it answers for this very site.', 'ringwell'),
            NodeState::OFF => __('It is switched off.', 'ringwell'),
            NodeState::GONE => __('Its file was deleted by hand. It stays off until you switch it on again.', 'ringwell'),
            NodeState::FORBIDDEN => __('RINGWELL_FAST_DOOR in wp-config.php forbids it.', 'ringwell'),
            NodeState::NOT_MYSQL => __('It needs MariaDB or MySQL.', 'ringwell'),
            NodeState::OTHER_HOST => __('Pages are on another host than WordPress itself, and can’t reach it.', 'ringwell'),
            NodeState::NOT_WRITABLE => __('WordPress may not write into its own folder. Put the file there by hand, with the text below, and test.', 'ringwell'),
            NodeState::FOREIGN_FILE => __('There is a file of this name that is not ours. Rename it, and test.', 'ringwell'),
            /* translators: %s: error message, in English */
            NodeState::UNREACHABLE => sprintf(__('This server can’t reach itself: %s', 'ringwell'), $node->detail),
            /* translators: %s: status of an HTTP answer, such as 403 */
            NodeState::WRONG_STATUS => sprintf(__('The server answered %s in its place. Perhaps it forbids PHP files of others.', 'ringwell'), $node->detail),
            NodeState::NOT_JSON => __('Something else answered in its place: a cache, a login page or a firewall.', 'ringwell'),
            NodeState::WRONG_PROOF => __('It reads another database than this site, or a cache answered in its place.', 'ringwell'),
            /* translators: %s: number of seconds */
            NodeState::CLOCK => sprintf(__('The clocks of this server and of the database are %s seconds apart. Set them right, and test.', 'ringwell'), $node->detail),
            default => __('Not tested yet.', 'ringwell'),
        };
    }

    /** Which door pages use, and why. */
    public static function inUse(DoorState $state, string $server): string
    {
        $node = $state->node($server);

        return match (true) {
            $state->isInUse($server) => __('Pages ask the fast door. When it fails, they ask WordPress’s REST API at once.', 'ringwell'),
            ! $state->isWanted => __('Pages ask WordPress’s REST API: the fast door is switched off.', 'ringwell'),
            default => __('Pages ask WordPress’s REST API: the fast door can’t be used.', 'ringwell') . ' ' . self::of($node ?? new NodeState('')),
        };
    }
}
