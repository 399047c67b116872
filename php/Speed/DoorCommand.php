<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\Plan\SiteAddress;

/** The fast door for pages: opened, closed, tested. */
final class DoorCommand
{
    public function __construct(private readonly DoorInstaller $door)
    {
    }

    /** Opens the fast door on this server and tests it. */
    public function on(): void
    {
        // Where wp-config.php makes the address of the host that is asked: wp --url=… says which.
        SiteAddress::learn();
        $this->report($this->door->open());
    }

    /** Closes it. For thirty days its address says that it is gone, then its file goes too. */
    public function off(): void
    {
        $this->door->close();
        \WP_CLI::success('The fast door is closed. Pages ask the REST API.');
    }

    /** Tests it, and puts it right where that can be done. */
    public function test(): void
    {
        $this->report($this->door->examine());
    }

    /** Says which door is in use and why. */
    public function status(): void
    {
        $state = $this->door->state();
        \WP_CLI::log(NodeText::inUse($state, StateStore::node()));
        foreach ($state->nodes as $name => $node) {
            \WP_CLI::log("{$name}: " . NodeText::of($node));
        }
    }

    private function report(NodeState $node): void
    {
        if ($node->code === NodeState::NOT_WRITABLE) {
            \WP_CLI::log('To be put into ' . Place::file() . ":\n\n" . $this->door->text());
        }
        if ($node->isOk() || $node->code === NodeState::OFF) {
            \WP_CLI::success(NodeText::of($node));
            return;
        }
        // Ends the command with an exit code that scripts understand.
        \WP_CLI::error(NodeText::of($node));
    }
}
