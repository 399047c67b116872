<?php

declare(strict_types=1);

/*
 * The PHP half of the meetings with other people's packages. From stdin one task as JSON, to stdout what came of it:
 * {do: "authenticate", adapter, settings, secrets, events: [{path, query, body, headers, url}]} -> [bool, …]
 * {do: "pull", adapter, settings, secrets, from, to, hosts: {origin: stand-in}} -> {events: […], waits: […]} or {failed, retry_after}
 * {do: "recording", …, recording} -> {url} or {failed, retry_after}
 * {do: "sign", adapter: "zadarma", secrets, forms: [{event, …}]} -> [signature, …]
 * {do: "check", …} -> {} or {failed, retry_after}
 * {do: "ring", …, order: {command, clinic, patient, number, events_url}} -> {call} or {not_rung, detail}
 * {do: "go_on", …, events: [{body}], at} -> {}: what follows from an event that came then (milliseconds)
 */
use Ringwell\Call\CallEvent;
use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\GoesOn;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Plivo\PlivoAdapter;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\PullsCalls;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Telnyx\TelnyxAdapter;
use Ringwell\Pbx\Twilio\TwilioAdapter;
use Ringwell\Pbx\Zadarma\ZadarmaAdapter;
use Ringwell\Pbx\Zadarma\ZadarmaSignature;

require_once dirname(__DIR__, 3) . '/php/autoload.php';
require_once dirname(__DIR__, 2) . '/php-unit/wordpress.php';

/** @return array<string, string> */
function texts(mixed $value): array
{
    $texts = [];
    foreach (is_array($value) ? $value : [] as $name => $text) {
        $texts[(string) $name] = is_string($text) ? $text : '';
    }

    return $texts;
}

function text(mixed $value): string
{
    return is_string($value) ? $value : '';
}

/** @return array<string, mixed> */
function told(CallEvent $event): array
{
    return [
        'call' => $event->call, 'direction' => $event->direction->value, 'state' => $event->state->value, 'final' => $event->final,
        'caller' => $event->caller, 'did' => $event->did, 'started_at' => $event->startedAt, 'answered' => $event->answered,
        'talk' => $event->talkSeconds, 'wait' => $event->waitSeconds, 'recording' => $event->recording, 'leg' => $event->leg?->key,
    ];
}

/** @param array<string, string> $hosts origin => what answers in its place */
function http(array $hosts): Http
{
    return new class($hosts) implements Http {
        /** @param array<string, string> $hosts */
        public function __construct(private readonly array $hosts)
        {
        }

        public function send(string $method, string $url, array $headers = [], string $body = ''): HttpAnswer
        {
            $lines = array_map(static fn (string $name, string $value): string => "{$name}: {$value}", array_keys($headers), $headers);
            $context = stream_context_create(['http' => [
                'method' => $method, 'header' => $lines, 'content' => $body, 'follow_location' => 0, 'ignore_errors' => true, 'timeout' => 5,
            ]]);
            $http_response_header = [];
            $answer = file_get_contents(strtr($url, $this->hosts), false, $context);
            $received = [];
            $status = 0;
            foreach ($http_response_header as $line) {
                if (preg_match('#^HTTP/\S+ (\d{3})#', $line, $match) === 1) {
                    $status = (int) $match[1];
                } elseif (str_contains($line, ':')) {
                    [$name, $value] = explode(':', $line, 2);
                    $received[strtolower($name)] = trim($value);
                }
            }

            return new HttpAnswer($status, (string) $answer, $received);
        }
    };
}

/**
 * @param  array<mixed>         $task
 * @return array<string, mixed>
 */
function pull(PbxAdapter&PullsCalls $adapter, Connection $connection, array $task): array
{
    $period = new Period((int) $task['from'], (int) $task['to']);
    $pulled = null;
    $events = [];
    $waits = [];
    do {
        $pulled = $adapter->pull($connection, $period, $pulled?->resume, http(texts($task['hosts'] ?? [])));
        array_push($events, ...array_map(told(...), $pulled->events));
        $waits[] = $pulled->wait;
    } while ($pulled->resume !== null && count($waits) < 50);

    return ['events' => $events, 'waits' => $waits];
}

/** @return array{} */
function checkedKeys(ChecksKeys $adapter, Connection $connection, Http $web): array
{
    $adapter->check($connection, $web);

    return [];
}

/**
 * @param  array<mixed> $events
 * @return array{}
 */
function goneOn(GoesOn $adapter, Connection $connection, array $events, int $at, Http $web): array
{
    foreach ($events as $event) {
        $adapter->goOn(new PbxEvent('POST', '', '', is_array($event) ? text($event['body'] ?? null) : ''), $connection, $at, $web);
    }

    return [];
}

/** @param array<string, string> $order */
function order(array $order): RingOrder
{
    return new RingOrder($order['command'] ?? '', $order['clinic'] ?? '', $order['patient'] ?? '', $order['number'] ?? '', eventsUrl: $order['events_url'] ?? '');
}

/**
 * @param  array<mixed> $task
 * @return array<mixed>
 */
function answer(array $task): array
{
    $adapter = match ($task['adapter'] ?? '') {
        'mango' => new MangoAdapter(),
        'plivo' => new PlivoAdapter(),
        'twilio' => new TwilioAdapter(),
        'telnyx' => new TelnyxAdapter(),
        'zadarma' => new ZadarmaAdapter(),
        default => throw new \InvalidArgumentException('Which adapter?'),
    };
    $connection = new Connection(1, 'Test', $adapter->id(), true, texts($task['settings'] ?? []), texts($task['secrets'] ?? []), null, 0);
    $web = http(texts($task['hosts'] ?? []));
    $events = is_array($task['events'] ?? null) ? $task['events'] : [];
    try {
        return match ($task['do'] ?? '') {
            'authenticate' => array_map(static fn (mixed $event): bool => is_array($event) && $adapter->authenticate(new PbxEvent(
                'POST',
                text($event['path'] ?? null),
                text($event['query'] ?? null),
                text($event['body'] ?? null),
                texts($event['headers'] ?? []),
                text($event['url'] ?? null),
            ), $connection), $events),
            'pull' => $adapter instanceof PullsCalls ? pull($adapter, $connection, $task) : [],
            'recording' => $adapter instanceof GivesRecordings ? ['url' => $adapter->recording($connection, text($task['recording'] ?? null), $web)->url] : [],
            'sign' => array_map(
                static fn (mixed $form): string => ZadarmaSignature::of((string) ZadarmaSignature::textOf(texts($form)), $connection->secret(ZadarmaAdapter::API_SECRET)),
                is_array($task['forms'] ?? null) ? $task['forms'] : [],
            ),
            'check' => $adapter instanceof ChecksKeys ? checkedKeys($adapter, $connection, $web) : [],
            'ring' => $adapter instanceof RingsOut ? ['call' => $adapter->ring($connection, order(texts($task['order'] ?? [])), $web)->call] : [],
            'go_on' => $adapter instanceof GoesOn ? goneOn($adapter, $connection, $events, (int) ($task['at'] ?? 0), $web) : [],
            default => throw new \InvalidArgumentException('What to do?'),
        };
    } catch (PullFailed $why) {
        return ['failed' => $why->reason, 'retry_after' => $why->retryAfter];
    } catch (NotRung $why) {
        return ['not_rung' => $why->reason, 'detail' => $why->detail];
    }
}

$task = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);
echo json_encode(answer(is_array($task) ? $task : []), JSON_THROW_ON_ERROR);
