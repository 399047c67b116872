<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

/**
 * The dialplan that tells the site of every call, made for one clinic: settings in, text out (docs/decisions/dialplan.md).
 *
 * CURL holds the call up while it waits, so it may wait three seconds before the ringing and one when somebody has
 * picked up; whoever once waited in vain makes all calls of the next minute go on without. Only the end is always
 * told, because nobody waits for it. Everything that a caller can choose goes through URIENCODE.
 */
final class Dialplan
{
    private const QUIET_SECONDS = 60;

    /**
     * URIENCODE leaves brackets as they are, which in an argument would hold it open to the end of the line; no phone has
     * any. So a number that a caller or his phone system made up is cut down to what phones and names are made of first.
     */
    private const SIGNS = '+0-9A-Za-z_.@*#\\x2d';

    private function __construct(private readonly DialplanSettings $settings)
    {
    }

    public static function of(DialplanSettings $settings): string
    {
        return (new self($settings))->text();
    }

    private function text(): string
    {
        $isFreePbx = $this->settings->flavour === Flavour::FreePbx;
        $parts = [
            $this->heading(),
            $isFreePbx ? $this->freePbxEntry() : '',
            $this->entry(),
            $this->begin(),
            $this->answer(),
            $this->end(),
            $this->settings->asksWay ? $this->ask() : '',
            $this->settings->tellsOutgoing ? $this->outgoing() : '',
            $this->settings->tellsOutgoing && $isFreePbx ? self::freePbxOutgoing() : '',
            $this->settings->ringContext !== '' ? $this->desk() . "\n\n" . $this->callback() : '',
            $this->settings->sendsRecordings ? $this->record() : '',
            $this->post(),
            self::part('ringwell-secret', __('The signing secret of the connection, if you have set one: put it behind the equals sign.', 'ringwell'), [
                'exten => s,1,Set(LOCAL(rw_s)=)',
                ' same => n,Return(${SHA1(${ARG1}${rw_s})})',
            ]),
        ];

        return implode("\n\n", array_filter($parts, static fn (string $part): bool => $part !== '')) . "\n";
    }

    private function heading(): string
    {
        return implode("\n", [
            self::comment(__('Ringwell: tells your site of every call. Made by the page of your connection; make it anew there rather than change it here.', 'ringwell')),
            self::comment(__('Your numbers when this was made. Calls to others are told, too, so the list need not be kept up.', 'ringwell')),
            ...array_map(static fn (array $line): string => self::comment(implode(' ', $line)), array_chunk($this->settings->numbers, 6)),
        ]);
    }

    /** FreePBX leads all calls of its trunks through this context first; where they go on is what its own from-pstn goes on with. */
    private function freePbxEntry(): string
    {
        $entry = self::part('from-pstn-custom', __('FreePBX asks here first for calls of every trunk. If you have this context already, put the next line into it.', 'ringwell'), [
            'include => ringwell-in',
        ]);
        if ($this->settings->onward !== '') {
            return $entry;
        }

        return $entry . "\n\n" . self::part('ringwell-onward', __('Your inbound routes, in the order in which FreePBX asks them.', 'ringwell'), [
            'include => ext-did',
            'include => ext-did-post-custom',
            'include => from-did-direct',
            'include => ext-did-catchall',
        ]);
    }

    private function entry(): string
    {
        $onward = $this->settings->next();
        $clean = '${FILTER(' . self::SIGNS . ',${EXTEN})}';

        return self::part('ringwell-in', __('Calls come in here, and go on to where they went before.', 'ringwell'), [
            'exten => _[+0-9].,1,Gosub(ringwell-begin,s,1(' . self::encoded('EXTEN') . '))',
            ...$this->rings(),
            " same => n,Goto({$onward},{$clean},1)",
            'exten => s,1,Gosub(ringwell-begin,s,1(${IF($[${LEN(${FROM_DID})} > 0]?' . self::encoded('FROM_DID') . ':' . self::encoded('CALLERID(dnid)') . ')}))',
            ...$this->rings(),
            " same => n,Goto({$onward},s,1)",
        ]);
    }

    /** @return list<string> what rings before calls go on: who spoke with this caller last, then the telephones that the owner lists */
    private function rings(): array
    {
        $seconds = $this->settings->ringSeconds;
        $lines = [];
        if ($this->settings->asksWay) {
            $phone = $this->settings->flavour->telephone('${RW_TO}');
            $lines[] = ' same => n,Gosub(ringwell-ask,s,1)';
            $lines[] = " same => n,ExecIf(\$[\${LEN(\${RW_TO})} > 0]?Dial({$phone},{$seconds},U(ringwell-answer)))";
        }
        foreach ($this->settings->phones as $group) {
            $lines[] = ' same => n,Dial(' . implode('&', $group) . ",{$seconds},U(ringwell-answer))";
        }

        return $lines;
    }

    private function begin(): string
    {
        $lines = [
            // A call that comes through here twice, or that rings on outside, is still the same call.
            'exten => s,1,GotoIf($[${LEN(${RW_CALL})} > 0]?done)',
            ' same => n,Set(RW_FROM=${IF($["${CALLERID(num-pres):0:6}" = "prohib"]?:' . self::encoded('CALLERID(num)') . ')})',
            ' same => n,Set(__RW_CALL=id=${URIENCODE(${CHANNEL(linkedid)})}&did=${ARG1}&from=${RW_FROM})',
            ' same => n,Set(RW_BEGAN=${EPOCH})',
            ' same => n,Set(CHANNEL(hangup_handler_push)=ringwell-end,s,1)',
        ];
        if ($this->settings->flavour === Flavour::FreePbx) {
            // Both are asked by FreePBX where it rings an extension, a group or a queue, for this call alone.
            $lines[] = ' same => n,Set(__DIAL_OPTIONS=${DIAL_OPTIONS}U(ringwell-answer))';
            $lines[] = ' same => n,Set(__QGOSUB=ringwell-answer)';
        }
        if ($this->settings->sendsRecordings) {
            $lines[] = ' same => n,Gosub(ringwell-record,s,1)';
        }

        return self::part('ringwell-begin', __('A call begins. ARG1: the number dialled.', 'ringwell'), [
            ...$lines,
            ' same => n,Gosub(ringwell-post,s,1(3,,event=start&${RW_CALL}&t=${RW_BEGAN}))',
            ' same => n(done),Return()',
        ]);
    }

    private function answer(): string
    {
        $lines = [
            'exten => s,1,GotoIf($[${LEN(${RW_CALL})} = 0]?done)',
            ' same => n,Set(RW_PHONE=leg=${URIENCODE(${UNIQUEID})}&party=${URIENCODE(${CHANNEL})})',
            // Only the first: who takes the call over later talks on, he does not answer it.
            ' same => n,ExecIf($[0${MASTER_CHANNEL(RW_ANSWERED)} = 0]?Set(MASTER_CHANNEL(RW_TAKEN)=${RW_PHONE}))',
            ' same => n,ExecIf($[0${MASTER_CHANNEL(RW_ANSWERED)} = 0]?Set(MASTER_CHANNEL(RW_ANSWERED)=${EPOCH}))',
        ];
        if ($this->settings->tellsAnswer) {
            $lines[] = ' same => n,Gosub(ringwell-post,s,1(1,,event=answer&${RW_CALL}&${RW_PHONE}&t=${EPOCH}))';
        }

        return self::part('ringwell-answer', __('Somebody has picked up. This runs on his telephone, before the two are connected.', 'ringwell'), [
            ...$lines,
            ' same => n(done),Return()',
        ]);
    }

    private function end(): string
    {
        return self::part('ringwell-end', __('The caller has hung up, or was hung up on. Nobody waits for this any more.', 'ringwell'), [
            'exten => s,1,Set(RW_TALK=${IF($[0${RW_ANSWERED} > 0]?$[${EPOCH} - 0${RW_ANSWERED}]:${ANSWEREDTIME})})',
            ' same => n,Set(RW_HOW=status=${DIALSTATUS}&talk=${RW_TALK}&answered=${RW_ANSWERED}&${RW_TAKEN}&total=$[${EPOCH} - 0${RW_BEGAN}]&cause=${HANGUPCAUSE})',
            ' same => n,Set(RW_QUEUE=queue=${QUEUESTATUS}&abandoned=${ABANDONED}&member=${URIENCODE(${MEMBERINTERFACE})})',
            ' same => n,Gosub(ringwell-post,s,1(3,1,event=end&${RW_CALL}&${RW_HOW}&${RW_QUEUE}' . $this->recordingName() . '&t=${EPOCH}))',
            ' same => n,Return()',
        ]);
    }

    /** FreePBX puts its recordings into a folder for each day; of others only the owner knows. */
    private function recordingName(): string
    {
        if (! $this->settings->namesRecordings) {
            return '';
        }

        return $this->settings->flavour === Flavour::FreePbx
            ? '${IF($[${LEN(${CDR(recordingfile)})} > 0]?&rec=${STRFTIME(${RW_BEGAN},,%Y/%m/%d)}/${URIENCODE(${CDR(recordingfile)})}:)}'
            : '&rec=${URIENCODE(${RW_FILE})}';
    }

    private function ask(): string
    {
        return self::part('ringwell-ask', __('Asks the site which extension shall ring first. Within a second, or not at all.', 'ringwell'), [
            'exten => s,1,Set(RW_TO=)',
            ' same => n,Gosub(ringwell-post,s,1(1,,event=route&${RW_CALL}&t=${EPOCH}))',
            // Digits and nothing else: whatever else a web server may have said is no extension. It is cut down even behind
            // the question, because ExecIf looks for its other application behind a colon once the answer stands in it.
            ' same => n,ExecIf($[${REGEX("^[0-9][0-9]*$" ${RW_SAID})} = 1]?Set(RW_TO=${FILTER(0-9,${RW_SAID})}))',
            ' same => n,Return()',
        ]);
    }

    private function outgoing(): string
    {
        return self::part('ringwell-out', __('Calls that you make, so that they are known as yours. ARG1: whom you ring; ARG2: the number that he sees.', 'ringwell'), [
            'exten => s,1,GotoIf($[${LEN(${RW_CALL})} > 0]?done)',
            ' same => n,Set(__RW_CALL=dir=out&id=${URIENCODE(${CHANNEL(linkedid)})}&did=' . self::encoded('ARG2') . '&from=' . self::encoded('ARG1') . ')',
            ' same => n,Set(RW_BEGAN=${EPOCH})',
            ' same => n,Set(CHANNEL(hangup_handler_push)=ringwell-end,s,1)',
            ' same => n,Gosub(ringwell-post,s,1(3,,event=start&${RW_CALL}&t=${RW_BEGAN}))',
            ' same => n(done),Return()',
        ]);
    }

    private static function freePbxOutgoing(): string
    {
        return self::part('macro-dialout-trunk-predial-hook', __('FreePBX asks here before it dials out.', 'ringwell'), [
            'exten => s,1,Gosub(ringwell-out,s,1(${OUTNUM},${CALLERID(num)}))',
            ' same => n,GotoIf($[${LEN(${MACRO_CONTEXT})} > 0]?macro)',
            ' same => n,Return()',
            ' same => n(macro),MacroExit()',
        ]);
    }

    /** RW_ORDER comes with the order itself (OwnRing): the beginning of each message about it. */
    private function desk(): string
    {
        $clean = '${FILTER(' . self::SIGNS . ',${EXTEN})}';

        return self::part('ringwell-desk', __('A callback: your own telephone rings first.', 'ringwell'), [
            'exten => _[+0-9].,1,Gosub(ringwell-post,s,1(1,,event=stage&${RW_ORDER}&stage=clinic_rings&t=${EPOCH}))',
            " same => n,Goto({$this->settings->ringContext},{$clean},1)",
        ]);
    }

    /** Asterisk runs "failed" where nobody of the clinic took the call; REASON 5 says that the telephone was busy. */
    private function callback(): string
    {
        $clean = '${FILTER(' . self::SIGNS . ',${EXTEN})}';

        return self::part('ringwell-callback', __('A callback: you have picked up, and the patient is rung.', 'ringwell'), [
            'exten => _[+0-9].,1,Set(__RW_CALL=${RW_ORDER})',
            ' same => n,Set(RW_BEGAN=${EPOCH})',
            ' same => n,Set(CHANNEL(hangup_handler_push)=ringwell-end,s,1)',
            ' same => n,Gosub(ringwell-post,s,1(1,,event=stage&${RW_CALL}&stage=patient_rings&t=${EPOCH}))',
            " same => n,Dial(Local/{$clean}@{$this->settings->ringContext}/n,\${RW_SECONDS},f(\${RW_NUMBER})U(ringwell-answer))",
            ' same => n,Hangup()',
            'exten => failed,1,Gosub(ringwell-post,s,1(3,1,event=end&${RW_ORDER}&unreached=${IF($[0${REASON} = 5]?clinic_busy:clinic_silent)}&t=${EPOCH}))',
        ]);
    }

    /** The command runs in a shell, so it may hold nothing but what Asterisk and we made up. */
    private function record(): string
    {
        $url = $this->settings->recordingsUrl();
        $join = str_contains($url, '?') ? '&' : '?';

        return self::part('ringwell-record', __('Records the call while two are connected. When it is over, the file goes to the site, and then from here.', 'ringwell'), [
            'exten => s,1,Set(LOCAL(rw_id)=${FILTER(A-Za-z0-9._\x2d,${CHANNEL(linkedid)})})',
            ' same => n,Set(LOCAL(rw_q)=call=${rw_id}&t=${EPOCH})',
            ' same => n,Gosub(ringwell-secret,s,1(${rw_q}))',
            " same => n,MixMonitor(ringwell-\${rw_id}.wav,b,curl -fsS --max-time 120 --retry 5 --retry-connrefused -F file=@^{MIXMONITOR_FILENAME} '{$url}{$join}\${rw_q}&s=\${GOSUB_RETVAL}' && rm -f ^{MIXMONITOR_FILENAME})",
            ' same => n,Return()',
        ]);
    }

    private function post(): string
    {
        $quiet = self::QUIET_SECONDS;

        return self::part('ringwell-post', __('Sends one message. ARG1: how many seconds it may take; ARG2: 1 where nobody waits; ARG3: the message.', 'ringwell'), [
            'exten => s,1,Set(RW_SAID=)',
            ' same => n,GotoIf($[0${ARG2} = 0 & 0${RW_QUIET_UNTIL} > ${EPOCH}]?done)',
            ' same => n,Set(CURLOPT(conntimeout)=${IF($[${ARG1} > 2]?2:1)})',
            ' same => n,Set(CURLOPT(httptimeout)=${ARG1})',
            ' same => n,Gosub(ringwell-secret,s,1(${ARG3}))',
            " same => n,Set(RW_SAID=\${CURL({$this->settings->url},\${ARG3}&s=\${GOSUB_RETVAL})})",
            // An answer has always something in it; where none came, nobody else waits for one during the next minute.
            ' same => n,ExecIf($[${LEN(${RW_SAID})} = 0]?Set(GLOBAL(RW_QUIET_UNTIL)=$[${EPOCH} + ' . $quiet . ']))',
            ' same => n(done),Return()',
        ]);
    }

    /** What a variable or a function holds, fit for a form and for the arguments of an application. */
    private static function encoded(string $name): string
    {
        return '${URIENCODE(${FILTER(' . self::SIGNS . ',${' . $name . '})})}';
    }

    /** @param list<string> $lines */
    private static function part(string $context, string $why, array $lines): string
    {
        return implode("\n", [self::comment($why), "[{$context}]", ...$lines]);
    }

    /** One line, whatever a translation is like; behind ";--" a comment would swallow what follows. */
    private static function comment(string $text): string
    {
        return '; ' . trim((string) preg_replace('/\s+/u', ' ', $text), " -\t");
    }
}
