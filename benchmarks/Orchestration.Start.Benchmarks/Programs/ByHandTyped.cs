using Orchestration.Start;

Judgement judgement = await ByHandJudge.JudgeAsync(new MemoryClient(), "ferries", default);
return judgement.IsGood ? 0 : 1;
