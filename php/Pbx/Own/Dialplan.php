<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

/**
 * What the set-up shows to paste. Time limits are short because CURL holds the call up while it waits: a site that
 * is down costs a caller at most three seconds. Everything that a caller can choose goes through URIENCODE.
 */
final class Dialplan
{
    public const TEXT = <<<'DIALPLAN'
        [ringwell-in]
        exten => _[+0-9].,1,Set(__RW_URL={events_url})
         same => n,Set(__RW_SECRET=)            ; <- your signing secret, if you set one
         same => n,Set(__RW_CALL=id=${URIENCODE(${CHANNEL(linkedid)})}&did=${URIENCODE(${EXTEN})}&from=${URIENCODE(${CALLERID(num)})})
         same => n,Set(CHANNEL(hangup_handler_push)=ringwell-end,s,1)
         same => n,Gosub(ringwell-post,s,1(event=start&${RW_CALL}&t=${EPOCH}))
         same => n,Goto(from-pstn,${EXTEN},1)   ; <- where your calls went before

        [ringwell-answer]
        exten => s,1,Gosub(ringwell-post,s,1(event=answer&${RW_CALL}&t=${EPOCH}))
         same => n,Return()

        [ringwell-end]
        exten => s,1,Gosub(ringwell-post,s,1(event=end&${RW_CALL}&status=${DIALSTATUS}&talk=${ANSWEREDTIME}&total=${CDR(duration)}&cause=${HANGUPCAUSE}&t=${EPOCH}))
         same => n,Return()

        [ringwell-post]
        exten => s,1,Set(CURLOPT(httptimeout)=3)
         same => n,Set(CURLOPT(conntimeout)=2)
         same => n,Set(RW_SENT=${CURL(${RW_URL},${ARG1}&s=${SHA1(${ARG1}${RW_SECRET})})})
         same => n,Return()
        DIALPLAN;
}
