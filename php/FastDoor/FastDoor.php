<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

use Ringwell\Db\Failed;
use Ringwell\Db\MysqliConnection;
use Ringwell\Door\Answer;
use Ringwell\Door\Entry;
use Ringwell\Door\Reply;
use Ringwell\DoorServices;
use Ringwell\Plan\NotReady;
use Ringwell\Plan\Plan;
use Ringwell\Schema\Installer;
use Ringwell\SystemClock;
use Ringwell\Time;

/**
 * One request to the fast door: the lease's own code on the site's own database, and of WordPress no more than its
 * configuration. Whatever is not as it should be is 503, and the page asks by REST.
 */
final class FastDoor
{
    /** Further from the database's clock this server's holds would be wrong; REST corrects what it can. */
    private const CLOCK_TOLERANCE = 10 * Time::SECOND;

    /**
     * @param array<mixed> $server $_SERVER
     * @param array<mixed> $query  $_GET
     */
    private function __construct(private readonly Output $output, private readonly array $server, private readonly array $query)
    {
    }

    /**
     * @param string $root folder of the stub, which is WordPress's
     * @param string $mode Stub::CONFIG or Stub::SHORT
     */
    public static function open(string $root, string $mode): void
    {
        $output = Output::begin();
        try {
            (new self($output, $_SERVER, $_GET))->run($root, $mode);
        } catch (\Throwable $error) {
            self::note($error);
            $output->unready();
        }
    }

    private function run(string $root, string $mode): void
    {
        $clock = new SystemClock();
        if (Maintenance::isOn($root, intdiv($clock->machine(), Time::SECOND))) {
            throw new Unready('maintenance');
        }
        $database = $mode === Stub::SHORT ? Database::ofWordPress($root) : Database::ofConfig($root);
        Output::hideErrors();
        $site = SitePrefix::site($this->query);
        $prefix = SitePrefix::of($database->prefix, $site);
        $isOn = $site === null || NetworkSite::isOn($database->handle(), $database->prefix, $prefix, $site);
        $db = new MysqliConnection($database->handle(...), static fn (): string => $prefix, $database->reopen(...));
        $doors = new DoorServices($db, $clock);
        $plan = $doors->plan();
        $entry = $this->entry();
        $origins = $plan->site->origins($this->text('HTTP_HOST'));
        $reply = $this->closed($plan, $isOn, $clock->machine()) ?? $entry->reply($origins);
        $answer = $reply === null ? $this->ask($doors, $plan) : null;
        $status = $reply->status ?? $answer->status ?? 404;
        $body = $reply === null ? $answer?->body : $reply->body();
        $json = $body === null ? '' : (string) json_encode($body);
        $headers = $entry->headers($origins, $status) + $this->proof($database, $prefix, $json);
        $this->output->send($status, $headers, $json);
    }

    private function ask(DoorServices $doors, Plan $plan): ?Answer
    {
        $asker = $doors->asker($plan, $this->server);

        return match (true) {
            isset($this->query['lease']) => $doors->lease($plan)->answer(self::body(), $asker),
            isset($this->query['activity']) => $doors->activity($plan)->answer(self::body(), $asker),
            default => null,
        };
    }

    /**
     * @param bool $isOn whether this site of a network is one that WordPress and the plugin serve
     * @param int  $now  this server's own time
     */
    private function closed(Plan $plan, bool $isOn, int $now): ?Reply
    {
        if (! $isOn || ! $plan->site->isDoorOpen || (defined('RINGWELL_FAST_DOOR') && constant('RINGWELL_FAST_DOOR') === false)) {
            return new Reply(410, 'ringwell_door_closed');
        }
        if ($plan->site->schema < Installer::latest() || defined('WP_INSTALLING')) {
            throw new Unready('tables of another version');
        }
        if ($plan->databaseNow !== null && abs($now - $plan->databaseNow) > self::CLOCK_TOLERANCE) {
            throw new Unready('clocks apart');
        }

        return null;
    }

    private function entry(): Entry
    {
        return new Entry(
            $this->text('REQUEST_METHOD'),
            $this->text('HTTP_ORIGIN'),
            $this->text('HTTP_SEC_FETCH_SITE'),
            $this->text('CONTENT_TYPE'),
            self::body(),
        );
    }

    /** @return array<string, string> what the self-test wants to see, where it asks */
    private function proof(Database $database, string $prefix, string $json): array
    {
        $question = $this->text('HTTP_X_RINGWELL_QUESTION');
        if (! Proof::isQuestion($question)) {
            return [];
        }
        $secret = $database->option($prefix, Proof::OPTION);

        return $secret === null ? [] : [Proof::ANSWER => Proof::sign($secret, $question, $json)];
    }

    private static function body(): string
    {
        return (string) file_get_contents('php://input', false, null, 0, Entry::MAX_BYTES + 1);
    }

    private function text(string $name): string
    {
        return is_string($this->server[$name] ?? null) ? $this->server[$name] : '';
    }

    /** What the owner's host should hear of; not what is a matter of time. */
    private static function note(\Throwable $error): void
    {
        $isUsual = $error instanceof Failed || $error instanceof NotReady || $error instanceof Unready || $error instanceof \mysqli_sql_exception;
        if (! $isUsual) {
            // phpcs:ignore Generic.PHP.ForbiddenFunctions.Found -- Nothing else can be heard of here: WordPress isn't there.
            error_log(sprintf('Ringwell: %s in %s:%d', $error->getMessage(), $error->getFile(), $error->getLine()));
        }
    }
}
