<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Pbx\SetupStep;

/**
 * The notifications that the owner sets up in the cabinet. Their bodies are ours: the platform puts a value as JSON where a
 * name stands in double braces, so there are no quotes around them. Each asks only for what the platform's own examples
 * show for that kind of event.
 */
final class UisTemplates
{
    private const CALL = ['call_session_id', 'virtual_phone_number', 'contact_phone_number', 'notification_time'];
    private const WAY = ['direction', 'call_source', 'external_id'];
    private const EMPLOYEE = ['employee_id', 'employee_full_name'];

    /** event => the platform's name of it in Russian and in English, and what we ask for */
    private const ALL = [
        'call_start' => ['Входящий звонок на виртуальный номер', 'Inbound call on a virtual phone number', self::CALL],
        'answer' => ['Начало разговора', 'Talk started', [...self::CALL, ...self::WAY, ...self::EMPLOYEE]],
        'call_end' => ['Завершение звонка', 'Call finished', [...self::CALL, ...self::WAY, 'talk_time_duration', 'wait_time_duration', 'total_time_duration']],
        'call_lost' => ['Потерянный звонок', 'Lost call', [...self::CALL, 'wait_time_duration']],
        'ringing' => ['Ожидание ответа', 'Waiting for the answer', [...self::CALL, ...self::WAY, ...self::EMPLOYEE, 'leg_id']],
        'talk_end' => ['Окончание разговора', 'Talk finished', [...self::CALL, ...self::WAY, ...self::EMPLOYEE, 'talk_time_duration']],
        'outgoing' => ['Исходящий звонок', 'Outbound call', self::CALL],
        'record' => ['Записанный разговор', 'Call recording completed', ['call_session_id', 'notification_time', 'file_link']],
    ];

    /** @return list<SetupStep> */
    public static function steps(): array
    {
        $steps = [];
        $place = 0;
        foreach (self::ALL as $event => [$russian, $english]) {
            $place++;
            $steps[] = new SetupStep(
                /* translators: 1: number of this one, 2: how many there are, 3: its name in the cabinet */
                sprintf(__('Notification %1$d of %2$d: %3$s', 'ringwell'), $place, count(self::ALL), $russian),
                /* translators: %s: the English name of a kind of event in the cabinet */
                sprintf(__('In the English cabinet: %s. By HTTP, method POST, to the address above, with this body. Put your key in the place of KEY.', 'ringwell'), $english),
                self::template($event),
            );
        }

        return $steps;
    }

    /** @return list<string> */
    public static function events(): array
    {
        return array_keys(self::ALL);
    }

    public static function template(string $event): string
    {
        $lines = ["\"event\":\"{$event}\"", '"key":"KEY"'];
        foreach (self::ALL[$event][2] ?? [] as $name) {
            $lines[] = "\"{$name}\":{{{$name}}}";
        }

        return "{\n" . implode(",\n", $lines) . "\n}";
    }
}
