package rows

import "slices"

// dialects lists the headers that are known, a row a tool, in the order in which they
// are tried. It is the one place to add one: the tables of docs/tables.md are made from it.
//
// "type" and "label" mean different things in different tools, which is why a meaning
// may name several fields. What no row of a tool says of a header, the last row says.
func dialects() []dialect {
	return slices.Concat(graphTools(), databases(), collections(), entityTypes(), []dialect{plainTable()})
}

// graphTools draw and measure networks.
func graphTools() []dialect {
	const (
		source = "Source,Zdroj,Ursprung,Fuente,Forrás,Sorgente,Bron,Origem,Sursă"
		target = "Target,Cíl,Ziel,Destino,Destination,Cél,Destinazione,Doel,Țintă"
		kind   = "Type,Typ,Tipo,Tipus,Típus,Tip,Tür,סוג"
	)
	more := []meaning{{"directed|relation", kind}, {"relation|what", "Label"}, {"weight", "Weight"}, {"when", "Timeset,Interval,Time Interval"}}
	return []dialect{
		{tool: "Gephi, with labels", says: "Edge tables with the labels of nodes beside their ids, in the languages of Gephi.",
			needs: []string{source, target, kind, "Source Label", "Target Label"},
			means: append([]meaning{{"from-id", source}, {"to-id", target}, {"from", "Source Label"}, {"to", "Target Label"}}, more...), aside: "Id,Kind"},
		{tool: "Gephi", says: "Edge tables of its data laboratory, in the languages of Gephi. The type says which way a tie goes, the label is the relation.",
			needs: []string{source, target, kind},
			means: append([]meaning{{"from", source}, {"to", target}}, more...), aside: "Id,Kind"},
		{tool: "Kumu", says: "Connections. Of an element that stands in a list between bars each is a claim.",
			needs: []string{"From", "To", "Type", "Tags,Direction,Description"},
			means: []meaning{{"from", "From"}, {"to", "To"}, {"relation", "Type"}, {"what", "Label"}, {"directed", "Direction"}},
			aside: "Tags,Description,Id", bars: true},
		{tool: "Cytoscape", says: "Edge tables and network tables.",
			needs: []string{"Source", "Target", "Interaction,Shared Interaction"},
			means: []meaning{{"from", "Source"}, {"to", "Target"}, {"relation", "Interaction,Shared Interaction"}, {"weight", "Weight"}},
			aside: "Name,Shared Name,Selected,SUID"},
		{tool: "Cytoscape, without ends", says: "Edge tables as they are exported: both ends stand in one text, which could be cut in several ways. They are refused.",
			needs: []string{"SUID", "Interaction,Shared Interaction", "Name,Shared Name"}, refuse: "export the network instead, as GraphML"},
	}
}

// databases are those of graphs.
func databases() []dialect {
	return []dialect{
		{tool: "Neo4j", says: "Relationship files for its import, with types of columns and spaces of ids.",
			needs: []string{":START_ID", ":END_ID"},
			means: []meaning{{"from-id", ":START_ID"}, {"to-id", ":END_ID"}, {"relation", ":TYPE"}},
			aside: ":ID", typed: true, bars: true},
		{tool: "Neo4j Bloom", says: "Relationships exported from a scene.",
			needs: []string{"~start_node_id", "~end_node_id"},
			means: []meaning{{"from-id", "~start_node_id"}, {"to-id", "~end_node_id"}, {"relation", "~relationship_type"}},
			aside: "~id"},
	}
}

// collections are data that are published as tables.
func collections() []dialect {
	return []dialect{
		{tool: "ACLED", says: "Events. The relation is the sort of event, the occasion its id; events with one actor are left out and counted.",
			needs: []string{"actor1", "actor2", "event_date", "event_type,sub_event_type"},
			means: []meaning{{"from", "actor1"}, {"to", "actor2"}, {"relation", "sub_event_type,event_type"}, {"when", "event_date"},
				{"occasion", "event_id_cnty"}, {"source", "source"}},
			aside: "year,time_precision,disorder_type,assoc_actor_1,inter1,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country," +
				"admin1,admin2,admin3,location,latitude,longitude,geo_precision,source_scale,notes,fatalities,tags,timestamp,event_id_no_cnty,data_id",
			dates: DayFirst, oneSided: true},
		{tool: "GDELT", says: "Events with a header. The relation is the CAMEO code, the occasion the number of the event; events with one actor are left out and counted.",
			needs: []string{"Actor1Name", "Actor2Name", "EventCode"},
			means: []meaning{{"from", "Actor1Name"}, {"to", "Actor2Name"}, {"relation", "EventCode"}, {"when", "SQLDATE,Day"},
				{"occasion", "GLOBALEVENTID"}, {"source", "SOURCEURL"}},
			aside: "MonthYear,Year,FractionDate,IsRootEvent,EventBaseCode,EventRootCode,QuadClass,GoldsteinScale,NumMentions,NumSources,NumArticles,AvgTone,DATEADDED," +
				"Actor1Code,Actor1CountryCode,Actor1KnownGroupCode,Actor1EthnicCode,Actor1Religion1Code,Actor1Religion2Code,Actor1Type1Code,Actor1Type2Code,Actor1Type3Code," +
				"Actor2Code,Actor2CountryCode,Actor2KnownGroupCode,Actor2EthnicCode,Actor2Religion1Code,Actor2Religion2Code,Actor2Type1Code,Actor2Type2Code,Actor2Type3Code," +
				"Actor1Geo_Type,Actor1Geo_FullName,Actor1Geo_CountryCode,Actor1Geo_ADM1Code,Actor1Geo_ADM2Code,Actor1Geo_Lat,Actor1Geo_Long,Actor1Geo_FeatureID," +
				"Actor2Geo_Type,Actor2Geo_FullName,Actor2Geo_CountryCode,Actor2Geo_ADM1Code,Actor2Geo_ADM2Code,Actor2Geo_Lat,Actor2Geo_Long,Actor2Geo_FeatureID," +
				"ActionGeo_Type,ActionGeo_FullName,ActionGeo_CountryCode,ActionGeo_ADM1Code,ActionGeo_ADM2Code,ActionGeo_Lat,ActionGeo_Long,ActionGeo_FeatureID",
			dates: YearFirst, oneSided: true},
		{tool: "ICIJ Offshore Leaks", says: "The table of relationships. The relation is the link, the source the leak.",
			needs: []string{"node_id_start", "node_id_end"},
			means: []meaning{{"from-id", "node_id_start"}, {"to-id", "node_id_end"}, {"relation", "link,rel_type"},
				{"start", "start_date"}, {"end", "end_date"}, {"source", "sourceID"}},
			aside: "status"},
		{tool: "LittleSis", says: "Relationships. The relation is how the first is described to the second.",
			needs: []string{"entity1_id", "entity2_id"},
			means: []meaning{{"from-id", "entity1_id"}, {"to-id", "entity2_id"}, {"relation", "description1,category,category_id"},
				{"start", "start_date"}, {"end", "end_date"}},
			aside: "id,description2,category_id,category,amount,currency,goods,filings,is_current,updated_at,link,is_board,is_executive,is_employee,compensation",
			dates: YearFirst},
	}
}

// entityTypes are the relationships of FollowTheMoney, the model of OpenSanctions and
// Aleph: each has a table of its own, with the ids of entities at its ends.
func entityTypes() (list []dialect) {
	for _, row := range []struct{ schema, from, to, relation string }{
		{"Ownership", "owner", "asset", "owns"},
		{"Directorship", "director", "organization", "director of"},
		{"Membership", "member", "organization", "is a member of"},
		{"Employment", "employee", "employer", "works for"},
		{"Family", "person", "relative", "is related to"},
		{"Associate", "person", "associate", "associate of"},
		{"Representation", "agent", "client", "represents"},
		{"Payment", "payer", "beneficiary", "pays"},
		{"Debt", "debtor", "creditor", "owes"},
		{"Succession", "predecessor", "successor", "succeeded by"},
		{"UnknownLink", "subject", "object", "linked to"},
	} {
		list = append(list, dialect{tool: "FollowTheMoney, OpenSanctions: " + row.schema,
			says:  "Relationships of this schema; the relation is “" + row.relation + "”.",
			needs: []string{"schema", row.from, row.to},
			means: []meaning{{"from-id", row.from}, {"to-id", row.to}, {"what", "role,relationship,status,type"},
				{"start", "startDate"}, {"end", "endDate"}, {"when", "date"}, {"source", "sourceUrl,publisherUrl"}},
			aside: "id,schema,name,caption,datasets,first_seen,last_seen,last_change,percentage,sharesValue,amount,currency,summary,description", relation: row.relation})
	}
	return append(list, dialect{tool: "FollowTheMoney, OpenSanctions: statements", says: "Each row is one property of one entity and no tie. They are refused.",
		needs: []string{"canonical_id", "schema", "prop", "value"}, refuse: "export the entities, a table for each schema: ftm export-csv"})
}

// ownFields are the headers that are fields by their own names, in any dialect. "id" and
// "source" mean too many things.
func ownFields() (list []meaning) {
	for _, field := range Fields() {
		if field != "id" && field != "source" {
			list = append(list, meaning{field, field})
		}
	}
	return list
}

// plainTable is any table whose headers say in plain words what its columns are.
func plainTable() dialect {
	return dialect{tool: "Any other table", says: "Tables of igraph, pandas and whoever writes one by hand: the fields of a claim by their names, or by these words.",
		means: []meaning{
			{"from", "src,subject"},
			{"to", "target,dst,dest,destination,object"},
			{"from|source", "source"},
			{"relation", "relationship,interaction,predicate,edge,verb,connection"},
			{"stance", "status"},
			{"directed", "direction"},
			{"when", "date,event date"},
			{"when", "time,timestamp,datetime"},
			{"start", "start date,since,begin"},
			{"end", "end date"},
			{"source", "source id,reference,url,source url"},
			{"occasion", "event_id_cnty,GLOBALEVENTID"},
			{"weight", "cost,count"},
			{"reliability", "grade"},
			{"id", "id"},
			{"directed|relation", "type"},
			{"relation|what", "label"},
		},
		aside: ",Unnamed: 0,index,id,edge id,row,timeset,tags,shared name,shared interaction,selected,SUID,name"}
}
